package testbed.injector.camera;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The user's file of keys to X servers ({@code .Xauthority}), written by whoever starts them. */
final class XAuthority {
  /** The only kind of key that local servers use. */
  static final String COOKIE = "MIT-MAGIC-COOKIE-1";

  private XAuthority() {}

  /** The user's file: {@code $XAUTHORITY}, or the one at home. */
  static Path ofUser() {
    String named = System.getenv("XAUTHORITY");
    return named == null || named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".Xauthority")
        : Path.of(named);
  }

  /** The key to a server, if the file has one; a server may not ask for any. */
  static Optional<byte[]> cookie(Path file, int display) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      while (in.available() > 0) {
        in.readUnsignedShort(); // the kind of address; the socket is of this machine
        field(in);
        String number = text(in);
        String name = text(in);
        byte[] data = field(in);
        if ((number.isEmpty() || number.equals(Integer.toString(display))) && name.equals(COOKIE)) {
          return Optional.of(data);
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(field(in), StandardCharsets.US_ASCII);
  }

  private static byte[] field(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return bytes;
  }
}
