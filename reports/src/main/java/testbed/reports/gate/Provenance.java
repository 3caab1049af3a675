package testbed.reports.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.Settings;

/**
 * All that must be equal before two runs may be compared. The system's own options and the versions
 * of its programs are not among it: they are what a gate judges. The machine counts only where the
 * clock is real.
 */
final class Provenance {
  /** All keys, in order. */
  static final List<String> KEYS =
      List.of(
          "clock",
          "coding_time",
          "delay_ms",
          "direction",
          "downlink",
          "downlink_offset_s",
          "duration_s",
          "fps",
          "host_cpu",
          "loss",
          "mark",
          "queue",
          "size",
          "ssim",
          "uplink",
          "uplink_offset_s",
          "video",
          "warmup_s");

  private Provenance() {}

  static SortedMap<String, String> of(RunManifest m) {
    Settings s = m.settings();
    SortedMap<String, String> p = new TreeMap<>();
    p.put("clock", s.clock());
    p.put("delay_ms", String.valueOf(s.delayMs()));
    p.put("direction", s.direction());
    p.put("downlink_offset_s", String.valueOf(m.traces().downlink().offsetS()));
    p.put("downlink", m.traces().downlink().content());
    p.put("duration_s", String.valueOf(s.durationS()));
    p.put("fps", String.valueOf(s.fps()));
    p.put("loss", s.loss());
    p.put("mark", s.mark());
    p.put("queue", s.queue());
    p.put("size", s.width() + "x" + s.height());
    p.put("ssim", s.ssim());
    p.put("uplink_offset_s", String.valueOf(m.traces().uplink().offsetS()));
    p.put("uplink", m.traces().uplink().content());
    p.put("video", video(m));
    if (s.warmupS() > 0) {
      p.put("warmup_s", String.valueOf(s.warmupS()));
    }
    String coding = m.programs().versions().get(RunManifest.Programs.CODING_TIME);
    if (coding != null) {
      p.put("coding_time", coding);
    }
    if (!isVirtual(m)) {
      p.put("host_cpu", m.host().cores() + " x " + m.host().cpu());
    }
    return p;
  }

  /** The content of a clip; of the generated scene its name, since its content follows the seed. */
  private static String video(RunManifest m) {
    return m.video().followsSeed() ? "scene" : m.video().sha256();
  }

  static boolean isVirtual(RunManifest m) {
    return m.settings().clock().equals("virtual");
  }

  /** One sentence for each key whose values differ, but for those that may. */
  static List<String> differences(
      Map<String, String> baseline, Map<String, String> candidate, Set<String> accepted) {
    SortedSet<String> keys = new TreeSet<>(baseline.keySet());
    keys.addAll(candidate.keySet());
    keys.removeAll(accepted);
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String was = baseline.getOrDefault(key, "(absent)");
      String is = candidate.getOrDefault(key, "(absent)");
      if (!was.equals(is)) {
        differences.add(key + " was '" + was + "' and is '" + is + "'");
      }
    }
    return differences;
  }
}
