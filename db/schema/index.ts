export * from "./auth";
export * from "./batch";
export * from "./enums";
export * from "./factors";
export * from "./onboarding";
export * from "./portfolios";
export * from "./universe";
