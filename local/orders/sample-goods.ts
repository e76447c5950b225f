/** Something that is sold in the samples; the price in US cents, before it is made a local one. */
export interface SampleGoods {
  readonly sku: string;
  readonly title: string;
  readonly category: string;
  readonly cents: number;
}

/** What the sample sellers have on their shelves. */
export const SAMPLE_GOODS: readonly [SampleGoods, ...SampleGoods[]] = [
  { sku: "SHOE-RUN-42", title: "Running shoes, size 42", category: "footwear", cents: 7990 },
  { sku: "KETTLE-17", title: "Electric kettle 1.7 l", category: "kitchen", cents: 3490 },
  { sku: "HEADSET-BT", title: "Wireless headphones", category: "electronics", cents: 12990 },
  { sku: "TEE-WHITE-M", title: "White T-shirt, M", category: "clothing", cents: 1490 },
  { sku: "LAMP-DESK", title: "Desk lamp", category: "home", cents: 2950 },
  { sku: "PAN-28", title: "Frying pan 28 cm", category: "kitchen", cents: 2790 },
  { sku: "PHONE-CASE", title: "Phone case", category: "accessories", cents: 990 },
  { sku: "WATCH-FIT", title: "Fitness watch", category: "electronics", cents: 9900 },
  { sku: "BOOK-ATLAS", title: "Atlas of the world", category: "books", cents: 4200 },
  { sku: "YOGA-MAT", title: "Yoga mat", category: "sports", cents: 2350 },
  { sku: "CREAM-50", title: "Face cream 50 ml", category: "beauty", cents: 1890 },
  { sku: "PUZZLE-1000", title: "Puzzle, 1000 pieces", category: "toys", cents: 1690 },
];
