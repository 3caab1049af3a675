package testbed.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import testbed.reports.model.EvidencePair;
import testbed.reports.model.FrameRow;

/** Sent and received pictures side by side, in the page itself. */
final class Evidence {
  private Evidence() {}

  static void write(Page page, List<EvidencePair> pairs) throws IOException {
    if (pairs.isEmpty()) {
      return;
    }
    page.section("Sent and received").html().open("div", "class", "shots");
    for (EvidencePair pair : pairs) {
      FrameRow row = pair.row();
      page.html().open("figure", "class", "shot").open("div", "class", "two");
      picture(page, pair.sent(), "sent frame " + row.id());
      picture(page, pair.received(), "received frame " + row.id());
      page.html().close().open("figcaption").element("b", pair.kind());
      page.html().text(" · frame " + row.id() + " · " + times(row)).close().close();
    }
    page.html().close();
    page.end();
  }

  private static String times(FrameRow row) {
    return "T+"
        + Figures.seconds(row.shownS())
        + " s / T+"
        + Figures.seconds(row.seenS())
        + " s, "
        + Figures.decibels(row.ssimDb())
        + " dB";
  }

  private static void picture(Page page, Path file, String alternative) throws IOException {
    if (Files.isRegularFile(file)) {
      String data = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
      page.html().single("img", "alt", alternative, "src", "data:image/png;base64," + data);
    } else {
      page.html().element("span", file.getFileName() + " is missing");
    }
  }
}
