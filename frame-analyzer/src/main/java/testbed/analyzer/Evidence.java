package testbed.analyzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import testbed.analyzer.display.Spool;
import testbed.analyzer.match.Decibel;
import testbed.analyzer.match.FrameRecord.Displayed;
import testbed.analyzer.match.Freeze;
import testbed.analyzer.match.Playback;
import testbed.analyzer.picture.Png;
import testbed.analyzer.result.EvidencePair;
import testbed.analyzer.result.FrameResult;
import testbed.analyzer.result.ResultJson;

/**
 * Keeps pictures as they were sent and as they were displayed: of the best, the median and the
 * worst frames by luma SSIM, and of the last frame before and the first after each of the longest
 * freezes.
 */
final class Evidence {
  private final MarkedSource sent;
  private final Spool spool;
  private final AnalysisSettings settings;

  /** What is kept, and where the displayed picture is in the capture. */
  private record Choice(EvidencePair pair, int captureIndex) {}

  Evidence(MarkedSource sent, Spool spool, AnalysisSettings settings) {
    this.sent = sent;
    this.spool = spool;
    this.settings = settings;
  }

  /** Writes the pictures into the folder of the evidence, which is emptied before. */
  List<EvidencePair> choose(List<FrameResult> frames, Path directory)
      throws IOException, InterruptedException {
    Path folder = directory.resolve(ResultJson.EVIDENCE).getParent();
    empty(folder);
    List<FrameResult> measured =
        frames.stream()
            .filter(f -> f.quality().isPresent())
            .sorted(Comparator.comparingDouble(Evidence::ssim))
            .toList();
    int n = measured.size();
    int count = Math.min(settings.evidence(), (n + 2) / 3);
    List<Choice> choices = new ArrayList<>();
    choose("best", measured.subList(n - count, n).reversed(), choices);
    int middle = (n - count) / 2;
    choose("median", measured.subList(middle, middle + count), choices);
    choose("worst", measured.subList(0, count), choices);
    aroundFreezes(measured, choices);
    ParallelPass.run(
        "keeping pictures",
        choices.size(),
        settings.workers(),
        () -> {
          Shown shown = new Shown(spool);
          return unit -> write(choices.get(unit), shown, folder);
        },
        (stage, done, total) -> {});
    return choices.stream().map(Choice::pair).toList();
  }

  private void aroundFreezes(List<FrameResult> measured, List<Choice> choices) {
    Map<Long, FrameResult> bySeen = new HashMap<>();
    measured.forEach(f -> bySeen.put(displayed(f).seenNs(), f));
    List<Displayed> inOrder =
        measured.stream()
            .map(Evidence::displayed)
            .sorted(Comparator.comparingLong(Displayed::seenNs))
            .toList();
    List<Freeze> longest =
        Playback.of(inOrder).freezes().stream()
            .sorted(Comparator.comparingLong(Freeze::durationNs).reversed())
            .limit(settings.evidence())
            .toList();
    for (Freeze freeze : longest) {
      choose("freeze_before", List.of(bySeen.get(freeze.startNs())), choices);
      choose("freeze_after", List.of(bySeen.get(freeze.endNs())), choices);
    }
  }

  private static void choose(String kind, List<FrameResult> frames, List<Choice> choices) {
    for (FrameResult frame : frames) {
      Displayed record = displayed(frame);
      EvidencePair pair =
          EvidencePair.of(
              kind,
              record.frameId(),
              record.shownNs(),
              record.seenNs(),
              Decibel.ofSsim(ssim(frame)));
      choices.add(new Choice(pair, (int) record.captureIndex()));
    }
  }

  private void write(Choice choice, Shown shown, Path folder) throws IOException {
    EvidencePair pair = choice.pair();
    Spool.Picture picture = spool.pictures().get(choice.captureIndex());
    Png.write(folder.resolve(pair.sent()), sent.picture(pair.frameId()));
    Png.write(folder.resolve(pair.received()), shown.picture(picture, sent.width(), sent.height()));
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".png")).toList()) {
        Files.delete(file);
      }
    }
  }

  private static double ssim(FrameResult frame) {
    return frame.quality().orElseThrow().daala().y();
  }

  private static Displayed displayed(FrameResult frame) {
    return (Displayed) frame.record();
  }
}
