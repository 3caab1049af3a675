package testbed.shell.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import testbed.timebase.Time;
import testbed.traces.Nearest;

/**
 * Reads queues as they are written on command lines: {@code infinite}, {@code
 * droptail:packets=256}, {@code drophead:packets=50,bytes=20000}, {@code
 * codel:packets=1000,target=5,interval=100,ecn=1}, {@code pie:packets=1000,qdelay_ref=15}. Names
 * and arguments are Mahimahi's; the times are milliseconds.
 */
public final class QueueSyntax {
  private static final String FORMS =
      "write infinite, droptail:packets=N, drophead:packets=N (bytes=N instead or as well),"
          + " codel:packets=N,target=MS,interval=MS[,ecn=1] or"
          + " pie:packets=N,qdelay_ref=MS,max_burst=MS[,ecn=1,seed=N]";

  private static final List<String> NAMES =
      List.of("infinite", "droptail", "drophead", "codel", "pie");

  private QueueSyntax() {}

  /**
   * The queue that {@code text} describes.
   *
   * @throws IllegalArgumentException when it describes none; the message says what would
   */
  public static QueueDiscipline parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? parse(text.strip(), "")
        : parse(text.substring(0, colon).strip(), text.substring(colon + 1));
  }

  /**
   * The queue with this name and these arguments, given apart as Mahimahi does.
   *
   * @throws IllegalArgumentException when there is no such queue; the message says what there is
   */
  public static QueueDiscipline parse(String name, String arguments) {
    Arguments given = new Arguments(name, arguments);
    QueueDiscipline queue =
        switch (name) {
          case "infinite" -> new InfiniteQueue();
          case "droptail" -> new DropTailQueue(given.limit());
          case "drophead" -> new DropHeadQueue(given.limit());
          case "codel" ->
              new CoDelQueue(
                  given.limit(),
                  given.time("target", CoDelQueue.TARGET_NS),
                  given.time("interval", CoDelQueue.INTERVAL_NS),
                  given.marking());
          case "pie" ->
              new PieQueue(
                  given.limit(),
                  given.time("qdelay_ref", PieQueue.REFERENCE_NS),
                  given.time("max_burst", PieQueue.BURST_NS),
                  given.marking(),
                  given.number("seed", 1));
          default ->
              throw new IllegalArgumentException(
                  "there is no queue '" + name + "'; " + Nearest.hint(name, NAMES) + FORMS);
        };
    given.refuseRest();
    return queue;
  }

  /** The arguments of a queue, taken out one by one. */
  private static final class Arguments {
    private static final int MAX_DIGITS = 15;
    private static final long MAX_MS = 3_600_000;

    /** 1500 bytes of IP and the four in front of them, as Mahimahi counts. */
    private static final int FULL_PACKET_BYTES = TraceRate.OPPORTUNITY_BYTES;

    private final String queue;
    private final Map<String, Long> values = new HashMap<>();

    Arguments(String queue, String text) {
      this.queue = queue;
      for (String part : text.split("[,\\s]+", -1)) {
        if (!part.isBlank()) {
          int equals = part.indexOf('=');
          String digits = part.substring(equals + 1);
          if (equals < 1 || !digits.matches("[0-9]{1," + MAX_DIGITS + "}")) {
            throw new IllegalArgumentException(
                "'" + part + "' is not an argument of queue " + queue + "; write name=number");
          }
          values.put(part.substring(0, equals), Long.parseLong(digits));
        }
      }
    }

    QueueLimit limit() {
      Long packets = values.remove("packets");
      Long bytes = values.remove("bytes");
      if (packets == null && bytes == null) {
        throw new IllegalArgumentException(
            "queue " + queue + " needs a limit: packets=N, bytes=N or both");
      }
      if (bytes != null && bytes < FULL_PACKET_BYTES) {
        throw new IllegalArgumentException(
            "queue "
                + queue
                + " with bytes="
                + bytes
                + " holds no full packet, which has "
                + FULL_PACKET_BYTES
                + " bytes on the link: each would be lost; write bytes="
                + FULL_PACKET_BYTES
                + " or more, or packets=1");
      }
      long most = packets == null ? Integer.MAX_VALUE : Math.min(packets, Integer.MAX_VALUE);
      return new QueueLimit((int) most, bytes == null ? Long.MAX_VALUE : bytes);
    }

    long time(String name, long otherwiseNs) {
      Long ms = values.remove(name);
      if (ms == null) {
        return otherwiseNs;
      }
      if (ms < 1 || ms > MAX_MS) {
        throw new IllegalArgumentException(
            name + " of queue " + queue + " is 1 to " + MAX_MS + " milliseconds, not " + ms);
      }
      return ms * Time.MILLISECOND;
    }

    long number(String name, long otherwise) {
      Long value = values.remove(name);
      return value == null ? otherwise : value;
    }

    Marking marking() {
      return number("ecn", 0) == 0 ? Marking.OFF : Marking.ON;
    }

    void refuseRest() {
      Set<String> unknown = values.keySet();
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException(
            "queue " + queue + " has no argument '" + unknown.iterator().next() + "'; " + FORMS);
      }
    }
  }
}
