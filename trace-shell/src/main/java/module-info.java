/** The trace-driven link emulator. */
module testbed.shell {
  requires transitive testbed.timebase;
  requires transitive testbed.traces;
  requires transitive HdrHistogram;
  requires tools.jackson.core;

  exports testbed.shell.link;
  exports testbed.shell.log;
  exports testbed.shell.path;
  exports testbed.shell.tun;
  exports testbed.shell.emulator;
}
