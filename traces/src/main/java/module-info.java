/** Packet-delivery traces of cellular networks. */
module testbed.traces {
  exports testbed.traces;

  opens testbed.traces to
      tools.jackson.databind;

  requires transitive testbed.files;
  requires transitive testbed.timebase;
  requires java.net.http;
  requires tools.jackson.databind;
}
