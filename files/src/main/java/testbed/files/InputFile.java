package testbed.files;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens and reads files that somebody else may have made. A file is a regular one, or a pipe that
 * has a writer, as {@code <(zcat FILE)} and {@code /dev/stdin} are; folders, devices and sockets
 * are refused, and nobody waits for ever for the writer of a named pipe.
 *
 * <p>For any thread. Every failure is an {@link IOException}; those of this class are {@link
 * InputFileException}s.
 */
public final class InputFile {
  /** The most bytes of a document that is read as a whole; the largest known has a megabyte. */
  public static final int MAX_DOCUMENT_BYTES = 1 << 26;

  /** The most characters of a line; the longest known, statistics of a browser, has a tenth. */
  public static final int MAX_LINE_CHARACTERS = 1 << 20;

  /** The most characters of a text whose lines are all kept: some hours of a call. */
  public static final long MAX_KEPT_CHARACTERS = 1L << 29;

  /** The most characters of a text of which only figures are kept: some hours of packets. */
  public static final long MAX_CHARACTERS = 1L << 32;

  private static final int BUFFER = 1 << 16;

  private InputFile() {}

  /**
   * Opens a file for reading from its start, buffered.
   *
   * @throws InputFileException when it is no file, or a pipe that nobody writes to
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  public static InputStream open(Path file) throws IOException {
    InputStream in =
        switch (FileKind.of(file)) {
          case REGULAR -> Files.newInputStream(file);
          case PIPE -> Pipe.open(file);
          case FOLDER -> throw refused(file, "is a folder, not a file; name a file in it");
          case DEVICE -> throw refused(file, "is a device, not a regular file");
          case SOCKET -> throw refused(file, "is a socket, not a regular file");
        };
    return new BufferedInputStream(in, BUFFER);
  }

  /**
   * The bytes of a whole document, {@link #MAX_DOCUMENT_BYTES} at most.
   *
   * @throws InputFileException when it is larger
   */
  public static byte[] bytes(Path file) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(MAX_DOCUMENT_BYTES + 1);
      if (bytes.length > MAX_DOCUMENT_BYTES) {
        throw refused(
            file,
            "is larger than the "
                + (MAX_DOCUMENT_BYTES >> 20)
                + " MiB that such a file may have; is it the right one?");
      }
      return bytes;
    }
  }

  /**
   * The text of a whole document, {@link #MAX_DOCUMENT_BYTES} at most.
   *
   * @throws InputFileException when it is larger or is not UTF-8
   */
  public static String text(Path file) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    } catch (CharacterCodingException e) {
      InputFileException refused = refused(file, "this is not a text file (UTF-8)");
      refused.initCause(e);
      throw refused;
    }
  }

  /**
   * All lines of a file, {@link #MAX_KEPT_CHARACTERS} in all.
   *
   * @throws InputFileException when a line or the whole is too long
   */
  public static List<String> lines(Path file) throws IOException {
    try (InputStream in = open(file);
        BufferedReader reader = reader(in, file.toString(), MAX_KEPT_CHARACTERS)) {
      return reader.lines().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * A reader of UTF-8 text by the line. It fails with an {@link InputFileException} at a line of
   * more than {@link #MAX_LINE_CHARACTERS}.
   *
   * @param in already unpacked; closed with the reader
   * @param source the name that messages give to the text
   * @param most the characters that the whole text may have
   */
  public static BufferedReader reader(InputStream in, String source, long most) {
    return new BufferedReader(
        new LimitedReader(new InputStreamReader(in, StandardCharsets.UTF_8), source, most), BUFFER);
  }

  private static InputFileException refused(Path file, String reason) {
    return new InputFileException(file.toString(), reason);
  }
}
