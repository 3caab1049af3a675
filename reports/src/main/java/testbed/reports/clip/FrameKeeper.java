package testbed.reports.clip;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.result.FrameResult;
import testbed.reports.model.KeptFrames;
import testbed.reports.model.RunDirectory;
import testbed.video.Pictures;
import testbed.video.Raster;

/** Keeps some frames as sent and as received, for laying several systems beside each other. */
final class FrameKeeper {
  private static final int WIDEST = 400;
  private static final float QUALITY = 0.85f;

  private FrameKeeper() {}

  static void write(Moments moments, List<FrameResult> frames, RunDirectory run)
      throws IOException {
    for (long id : KeptFrames.numbers(frames.size())) {
      Optional<FrameRecord> sent =
          frames.stream().map(FrameResult::record).filter(r -> r.frameId() == id).findFirst();
      if (sent.isPresent()) {
        keep(Pictures.toImage(moments.at(sent.get().shownNs()).sent()), run.keptSent(id));
        Optional<FrameRecord.Displayed> shown = shownFor(frames, id);
        if (shown.isPresent()) {
          Raster received = moments.at(shown.get().seenNs()).received().orElseThrow();
          keep(Pictures.toImage(received), run.keptReceived(id));
        }
      }
    }
  }

  private static Optional<FrameRecord.Displayed> shownFor(List<FrameResult> frames, long id) {
    Stream<FrameRecord.Displayed> displayed =
        frames.stream()
            .map(FrameResult::record)
            .filter(FrameRecord.Displayed.class::isInstance)
            .map(FrameRecord.Displayed.class::cast);
    return KeptFrames.shownFor(
        displayed, id, FrameRecord.Displayed::frameId, FrameRecord.Displayed::seenNs);
  }

  private static void keep(BufferedImage picture, Path file) throws IOException {
    int width = Math.min(WIDEST, picture.getWidth());
    int height = Math.max(1, width * picture.getHeight() / picture.getWidth());
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(picture, 0, 0, width, height, null);
    g.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(small, null, null), how);
    } finally {
      writer.dispose();
    }
  }
}
