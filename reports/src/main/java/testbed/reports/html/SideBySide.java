package testbed.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.reports.model.FrameRow;
import testbed.reports.model.KeptFrames;
import testbed.reports.model.RunData;
import testbed.reports.model.SystemRuns;

/**
 * The same source frames at the receivers of several systems. Only runs of one seed are laid beside
 * each other, for only they were sent the same pictures.
 */
final class SideBySide {
  private static final int MOST = 3;

  private SideBySide() {}

  static void write(Page page, List<SystemRuns> systems) throws IOException {
    Map<String, RunData> runs = runsOfOneSeed(systems);
    if (runs.isEmpty()) {
      return;
    }
    RunData first = runs.values().iterator().next();
    List<Long> kept =
        KeptFrames.numbers(first.frames().size()).stream()
            .filter(id -> Files.isRegularFile(first.directory().keptSent(id)))
            .toList();
    int shown = Math.min(MOST, kept.size());
    for (int i = 0; i < shown; i++) {
      frame(page, kept.get((2 * i + 1) * kept.size() / (2 * shown)), runs);
    }
  }

  private static Map<String, RunData> runsOfOneSeed(List<SystemRuns> systems) {
    Map<String, RunData> runs = new LinkedHashMap<>();
    Optional<RunData> any =
        systems.stream().flatMap(s -> s.runs().stream()).filter(SideBySide::keeps).findFirst();
    if (any.isPresent()) {
      long seed = any.get().manifest().settings().seed();
      for (SystemRuns s : systems) {
        s.runs().stream()
            .filter(r -> r.manifest().settings().seed() == seed && keeps(r))
            .findFirst()
            .ifPresent(r -> runs.put(s.system(), r));
      }
    }
    return runs;
  }

  private static boolean keeps(RunData run) {
    return KeptFrames.numbers(run.frames().size()).stream()
        .anyMatch(id -> Files.isRegularFile(run.directory().keptSent(id)));
  }

  private static void frame(Page page, long id, Map<String, RunData> runs) throws IOException {
    RunData first = runs.values().iterator().next();
    page.html().open("figure").open("div", "class", "side-by-side");
    page.html().open("div");
    page.html()
        .single(
            "img",
            "alt",
            "frame " + id + " as sent",
            "src",
            Evidence.data("image/jpeg", first.directory().keptSent(id)));
    page.html().element("b", "sent").text(" T+0.000 s").close();
    for (Map.Entry<String, RunData> e : runs.entrySet()) {
      received(page, id, e.getKey(), e.getValue());
    }
    page.html().close();
    page.html().element("figcaption", caption(id, first)).close();
  }

  private static void received(Page page, long id, String system, RunData run) throws IOException {
    Optional<FrameRow> shown = KeptFrames.shownFor(run.frames(), id);
    page.html().open("div");
    if (shown.isPresent() && Files.isRegularFile(run.directory().keptReceived(id))) {
      page.html()
          .single(
              "img",
              "alt",
              "frame " + id + " by " + system,
              "src",
              Evidence.data("image/jpeg", run.directory().keptReceived(id)));
    } else {
      page.html().element("span", "nothing", "class", "nothing");
    }
    page.html().element("b", system).text(" " + words(id, run, shown)).close();
  }

  private static String words(long id, RunData run, Optional<FrameRow> shown) {
    Optional<FrameRow> sent = run.frames().stream().filter(f -> f.id() == id).findFirst();
    if (shown.isEmpty() || sent.isEmpty()) {
      return "never shown";
    }
    FrameRow row = shown.get();
    String late = "T+" + Figures.seconds(row.seenS() - sent.get().shownS()) + " s";
    String quality = Double.isNaN(row.ssim()) ? "" : ", " + Figures.quality(row.ssimDb());
    return late + quality + (row.id() == id ? "" : " (frame " + row.id() + " in its place)");
  }

  private static String caption(long id, RunData first) {
    double at =
        first.frames().stream()
            .filter(f -> f.id() == id)
            .mapToDouble(FrameRow::shownS)
            .findFirst()
            .orElse(Double.NaN);
    return "Frame "
        + id
        + ", sent at "
        + Figures.seconds(at)
        + " s, and when each receiver showed it, or the first later one. The frame was picked by its"
        + " number; seed "
        + first.manifest().settings().seed()
        + ".";
  }
}
