package testbed.traces;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import testbed.files.InputFile;

/** Reads a file that claims to be a recording, and believes it only when its hash says so. */
final class RecordingFile {
  /** No recording is longer than this; the longest has 8 MB. */
  static final int MAX_BYTES = 1 << 26;

  private RecordingFile() {}

  static Trace read(Path file, Recording recording) throws TraceException {
    byte[] content = content(file);
    if (!recording.matches(content)) {
      throw TraceException.of(
          file.toString(),
          "the content is not that of the recording " + recording.fileName() + " (wrong hash)",
          "delete the file; then the recording is fetched again when it is needed");
    }
    return Trace.parse(new ByteArrayInputStream(content), file.toString());
  }

  static byte[] content(Path file) throws TraceException {
    boolean compressed = file.toString().endsWith(".gz");
    try (InputStream in = InputFile.open(file);
        InputStream content = compressed ? new GZIPInputStream(in) : in) {
      return content.readNBytes(MAX_BYTES);
    } catch (IOException e) {
      throw TraceParser.unreadable(file.toString(), e);
    }
  }
}
