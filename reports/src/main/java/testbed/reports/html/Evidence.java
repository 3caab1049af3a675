package testbed.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import testbed.files.InputFile;
import testbed.reports.model.EvidencePair;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RunData;

/** Sent and received pictures side by side, moving and still, in the page itself. */
final class Evidence {
  private static final long LARGEST_IN_PAGE = 3_000_000;

  private Evidence() {}

  static void write(Page page, RunData run) throws IOException {
    boolean film = Files.isRegularFile(run.directory().clip());
    boolean strip = Files.isRegularFile(run.directory().filmStrip());
    if (run.evidence().isEmpty() && !film && !strip) {
      return;
    }
    page.section("Sent and received");
    if (film) {
      film(page, run.directory().clip());
    }
    if (strip) {
      strip(page, run.directory().filmStrip());
    }
    page.html().open("div", "class", "shots");
    for (EvidencePair pair : run.evidence()) {
      pair(page, pair);
    }
    page.html().close();
    page.end();
  }

  /** The film plays from the page itself; one that is too large for that, from beside it. */
  private static void film(Page page, Path file) throws IOException {
    boolean inside = Files.size(file) <= LARGEST_IN_PAGE;
    String beside = "evidence/" + file.getFileName();
    page.html().open("figure");
    page.html()
        .open(
            "video",
            "controls",
            "",
            "muted",
            "",
            "loop",
            "",
            "playsinline",
            "",
            "preload",
            "metadata",
            "src",
            inside ? data("video/webm", file) : beside)
        .close();
    page.html().open("figcaption");
    page.html()
        .text(
            "Sent on the left, on the display at the same moment on the right: up to six seconds"
                + " around the frame with the greatest signal delay. ");
    page.html().open("span", "class", "files").element("a", "webm", "href", beside).close();
    page.html().close().close();
  }

  private static void strip(Page page, Path file) throws IOException {
    page.html().open("figure").open("div", "class", "scroll strip");
    page.html().single("img", "alt", "sent over received", "src", data("image/jpeg", file)).close();
    page.html()
        .element(
            "figcaption",
            "The run in eight moments: what was sent, and what the display showed then, with the"
                + " delay and the SSIM of that frame.");
    page.html().close();
  }

  private static void pair(Page page, EvidencePair pair) throws IOException {
    FrameRow row = pair.row();
    page.html().open("figure", "class", "shot").open("div", "class", "two");
    picture(page, pair.sent(), "sent frame " + row.id());
    picture(page, pair.received(), "received frame " + row.id());
    page.html().close().open("figcaption").element("b", pair.kind());
    page.html()
        .text(
            " · frame "
                + row.id()
                + ", sent at "
                + Figures.seconds(row.shownS())
                + " s · "
                + times(row))
        .close()
        .close();
  }

  /** As in the Salsify paper: both times since the sending of the frame. */
  private static String times(FrameRow row) {
    return "T+0.000 s / T+"
        + Figures.seconds(row.seenS() - row.shownS())
        + " s, "
        + Figures.quality(row.ssimDb());
  }

  private static void picture(Page page, Path file, String alternative) throws IOException {
    if (Files.isRegularFile(file)) {
      page.html().single("img", "alt", alternative, "src", data("image/png", file));
    } else {
      page.html().element("span", file.getFileName() + " is missing");
    }
  }

  /** A file of the run as an address that holds it; a stranger's run may link to any other. */
  static String data(String type, Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new IOException(file + ": is a link, not a file of the run");
    }
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(InputFile.bytes(file));
  }
}
