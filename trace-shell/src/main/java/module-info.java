/** The trace-driven link emulator. */
module testbed.shell {
  requires transitive testbed.timebase;
  requires transitive testbed.traces;
  requires HdrHistogram;
  requires tools.jackson.databind;
  requires io.netty.transport;
  requires io.netty.common;
  requires io.netty.buffer;
}
