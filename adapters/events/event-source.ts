/** The `source` of every event on the bus; rules accept no other. */
export const EVENT_SOURCE = "recourse";
