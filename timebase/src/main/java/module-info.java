/** Who owns time and waiting. Nothing else, ever. */
module testbed.timebase {
  exports testbed.timebase;
}
