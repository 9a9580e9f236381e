/** ml-regression carries no types of its own; the packages it gathers do. */
declare module "ml-regression" {
  export { default as MultivariateLinearRegression } from "ml-regression-multivariate-linear";
  export { SimpleLinearRegression } from "ml-regression-simple-linear";
}
