import { Component, type ComponentAmounts } from "./unit-value.ts";

/** Every component in its fixed order, which every split and every slice follows. */
export const components: readonly Component[] = Component.options;

/** Nothing of anything. */
export const noAmounts: ComponentAmounts = { item: 0, tax: 0, shipping: 0, shipping_tax: 0, fee: 0 };

/** Amounts made up one component at a time. */
export const amountsFrom = (minorOf: (component: Component) => number): ComponentAmounts => ({
  item: minorOf("item"),
  tax: minorOf("tax"),
  shipping: minorOf("shipping"),
  shipping_tax: minorOf("shipping_tax"),
  fee: minorOf("fee"),
});

/** All components together, in minor units. */
export const totalMinor = (amounts: ComponentAmounts): number =>
  components.reduce((sum, component) => sum + amounts[component], 0);

/** Several amounts together, component by component. */
export const sumAmounts = (parts: readonly ComponentAmounts[]): ComponentAmounts =>
  amountsFrom((component) => parts.reduce((sum, part) => sum + part[component], 0));
