package testbed.harness.vp8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import testbed.video.Raster;

/** Lines as in the {@code .md5} files of the published VP8 vectors. */
final class FrameDigests {
  private final String stem;
  private final MessageDigest md5;

  FrameDigests(Path stream) {
    String name = stream.getFileName().toString();
    stem = name.endsWith(".ivf") ? name.substring(0, name.length() - 4) : name;
    try {
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /** The line of a frame, whose number counts hidden frames too and begins at 1. */
  String line(int number, Raster image) {
    return "%s  %s-%dx%d-%04d.i420"
        .formatted(
            HexFormat.of().formatHex(md5.digest(image.toPlanar())),
            stem,
            image.width(),
            image.height(),
            number);
  }
}
