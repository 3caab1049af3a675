package testbed.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InputFileTest {
  @TempDir private Path folder;

  /** The letter x, without end. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      java.util.Arrays.fill(bytes, offset, offset + length, (byte) 'x');
      return length;
    }
  }

  @Test
  void aRegularFileIsReadAsItIsAlsoThroughALink() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "one\r\ntwo\n\nfour");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertEquals("one\r\ntwo\n\nfour", InputFile.text(link));
    assertArrayEquals(Files.readAllBytes(file), InputFile.bytes(file));
    assertEquals(List.of("one", "two", "", "four"), InputFile.lines(file));
  }

  @Test
  void whatIsNoFileIsSaidToBeNone() throws IOException {
    assertEquals("is a folder, not a file; name a file in it", reason(folder));
    assertEquals("is a device, not a regular file", reason(Path.of("/dev/zero")));
    assertThrows(
        NoSuchFileException.class, () -> InputFile.open(folder.resolve("missing")).close());
    Path socket = folder.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertEquals("is a socket, not a regular file", reason(socket));
    }
  }

  @Test
  void aPipeThatNobodyWritesToIsNotWaitedForForEver() throws Exception {
    assertEquals(
        "is a pipe that nobody writes to; start its writer, or name a file", reason(pipe()));
  }

  @Test
  void aPipeIsReadToItsEnd() throws Exception {
    Path pipe = pipe();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (OutputStream out = Files.newOutputStream(pipe)) {
                    out.write("hello\n".getBytes(StandardCharsets.UTF_8));
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
    assertEquals(List.of("hello"), InputFile.lines(pipe));
    writer.join();
  }

  @Test
  void aDocumentHasALimit() throws Exception {
    Path large = folder.resolve("large");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(InputFile.MAX_DOCUMENT_BYTES);
      assertEquals(InputFile.MAX_DOCUMENT_BYTES, InputFile.bytes(large).length);
      file.setLength(InputFile.MAX_DOCUMENT_BYTES + 1L);
    }
    InputFileException refused =
        assertThrows(InputFileException.class, () -> InputFile.bytes(large));
    assertTrue(refused.getReason().startsWith("is larger than the 64 MiB"), refused.getReason());
  }

  @Test
  void whatIsNotUtf8IsNoText() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[] {'a', (byte) 0xff});
    InputFileException refused = assertThrows(InputFileException.class, () -> InputFile.text(file));
    assertEquals("this is not a text file (UTF-8)", refused.getReason());
  }

  @Test
  void aLineHasALimit() throws IOException {
    String longest = "y".repeat(InputFile.MAX_LINE_CHARACTERS);
    byte[] text = ("a\n" + longest + "\n" + longest + "z\n").getBytes(StandardCharsets.UTF_8);
    BufferedReader reader =
        InputFile.reader(new ByteArrayInputStream(text), "FILE", InputFile.MAX_CHARACTERS);
    assertEquals("a", reader.readLine());
    assertEquals(longest, reader.readLine());
    InputFileException refused = assertThrows(InputFileException.class, reader::readLine);
    assertEquals(
        "FILE: line 3: is longer than 1048576 characters; is this a text with lines?",
        refused.getMessage());
  }

  @Test
  void aTextWithoutEndIsGivenUp() {
    BufferedReader reader = InputFile.reader(new Endless(), "FILE", InputFile.MAX_CHARACTERS);
    assertThrows(InputFileException.class, reader::readLine);
  }

  @Test
  void aTextHasALimit() {
    byte[] text = "1\n22\n333\n".getBytes(StandardCharsets.UTF_8);
    BufferedReader reader = InputFile.reader(new ByteArrayInputStream(text), "FILE", 8);
    InputFileException refused = assertThrows(InputFileException.class, reader::readLine);
    assertTrue(
        refused.getReason().contains("longer than the 8 characters that it may have"),
        refused.getReason());
  }

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    return pipe;
  }

  private static String reason(Path file) {
    return assertThrows(InputFileException.class, () -> InputFile.open(file).close()).getReason();
  }
}
