package testbed.harness.salsify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import testbed.salsify.codec.CodingTime;
import testbed.timebase.Time;
import tools.jackson.databind.JsonNode;

/** How long coding took in a past call, by what its programs wrote. */
final class PastCoding {
  /** Pictures that a sender may have passed over in a row; more is a broken file. */
  private static final int MOST_MISSING = 100_000;

  /**
   * Until a sender that has nothing to do takes up a picture. Where it is conservative, longer may
   * be an encoding that was forgotten, which takes its time again.
   */
  private static final long MOST_WAKING_NS = 5 * Time.MILLISECOND;

  private final List<Long> times = new ArrayList<>();

  private PastCoding() {}

  /**
   * Both ends' times; a picture or a frame without one takes what the one before it took.
   *
   * @param number the camera's number of the picture that a line of the sender is about
   * @throws IllegalArgumentException when no time is told
   */
  static CodingTime of(ProgramLog sender, ProgramLog receiver, ToLongFunction<JsonNode> number) {
    return new CodingTime(encodings(sender, number), decodings(receiver));
  }

  private static List<Long> encodings(ProgramLog sender, ToLongFunction<JsonNode> number) {
    PastCoding coding = new PastCoding();
    long freeNs = 0;
    for (JsonNode line : sender.frames()) {
      long tookNs = ProgramLog.ns(line, "encode_us") * Time.MICROSECOND;
      long atNs = ProgramLog.ns(line, "at_ns");
      long sinceNs = atNs - Math.max(freeNs, ProgramLog.ns(line, "offered_ns"));
      boolean sure = line.path("reference").asString().equals("assumed");
      boolean atOnce = sinceNs >= tookNs && (sure || sinceNs <= tookNs + MOST_WAKING_NS);
      coding.add(number.applyAsLong(line), atOnce ? sinceNs : tookNs);
      freeNs = atNs;
    }
    return coding.times;
  }

  /** A frame that came complete while another was decoded waits. */
  private static List<Long> decodings(ProgramLog receiver) {
    PastCoding coding = new PastCoding();
    long freeNs = 0;
    for (JsonNode line : receiver.frames()) {
      String event = ProgramLog.event(line);
      if (event.equals("shown") || event.equals("late")) {
        long atNs = ProgramLog.ns(line, "at_ns");
        long tookNs = atNs - Math.max(freeNs, ProgramLog.ns(line, "complete_ns"));
        coding.add(ProgramLog.ns(line, "frame") - 1, tookNs);
        freeNs = atNs;
      }
    }
    return coding.times;
  }

  private void add(long number, long tookNs) {
    if (tookNs <= 0 || number < times.size() || number > times.size() + MOST_MISSING) {
      return;
    }
    long beforeNs = times.isEmpty() ? tookNs : times.getLast();
    while (times.size() < number) {
      times.add(beforeNs);
    }
    times.add(tookNs);
  }
}
