package testbed.shell.link;

import java.util.ArrayList;
import java.util.List;

/** A link under test with what came out of it. */
final class Bench implements LinkOutput {
  /** A packet that came out. */
  record Out(long id, int bytes, long atNs, boolean marked) {}

  final EventRecorder recorder = new EventRecorder();
  final List<Out> departed = new ArrayList<>();
  final List<Out> dropped = new ArrayList<>();
  final List<DropReason> reasons = new ArrayList<>();
  final Link link;
  private long offered;
  private long duplicates;

  Bench(Effect effect) {
    link = effect.open(this, recorder);
  }

  void offer(int bytes, long atNs) {
    link.offer(new Packet(0).as(offered++, bytes), atNs);
  }

  void offerEcn(int bytes, long atNs) {
    link.offer(new Packet(0).as(offered++, bytes).ecnCapable(), atNs);
  }

  long offered() {
    return offered;
  }

  long duplicates() {
    return duplicates;
  }

  List<Long> departureTimes() {
    return departed.stream().map(Out::atNs).toList();
  }

  List<Long> departedIds() {
    return departed.stream().map(Out::id).toList();
  }

  List<Long> droppedIds() {
    return dropped.stream().map(Out::id).toList();
  }

  @Override
  public void departed(Packet packet, long atNs) {
    departed.add(out(packet, atNs));
  }

  @Override
  public void dropped(Packet packet, long atNs, DropReason reason) {
    dropped.add(out(packet, atNs));
    reasons.add(reason);
  }

  @Override
  public Packet duplicate(Packet packet) {
    duplicates++;
    return new Packet(packet.slot()).copyOf(packet);
  }

  private static Out out(Packet packet, long atNs) {
    return new Out(packet.id(), packet.bytes(), atNs, packet.isCongestionMarked());
  }
}
