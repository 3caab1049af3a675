/** Packet-delivery traces of cellular networks. */
module testbed.traces {
  exports testbed.traces;

  requires transitive testbed.timebase;
  requires tools.jackson.databind;
}
