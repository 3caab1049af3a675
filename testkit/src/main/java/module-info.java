/** Helpers of the tests: real data that is not part of the product. Never on the product's path. */
module testbed.testkit {
  exports testbed.testkit;

  requires transitive org.junit.jupiter.api;
}
