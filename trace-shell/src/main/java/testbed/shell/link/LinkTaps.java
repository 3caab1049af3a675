package testbed.shell.link;

/** Where the packets of a link go, and who watches it. */
record LinkTaps(LinkOutput output, LinkObserver observer) {
  /** A queue whose drops are seen and handed out here. */
  PacketQueue open(QueueDiscipline discipline) {
    return discipline.open(
        (packet, atNs, reason) -> {
          observer.dropped(atNs, packet.bytes(), reason);
          output.dropped(packet, atNs, reason);
        });
  }
}
