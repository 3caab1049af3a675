package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How the content of a recording is known. */
final class ContentHashTest {
  @Test
  void theGitBlobIdIsTheOneThatGitComputes() {
    byte[] hello = "hello\n".getBytes(StandardCharsets.US_ASCII);
    assertEquals("ce013625030ba8dba906f756967f9e9ca394464a", gitBlob(hello));
    Recording recording =
        new Recording(
            "hello",
            URI.create("http://localhost/"),
            gitBlob(hello),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty());
    assertTrue(recording.matches(hello));
    assertFalse(recording.matches("hallo\n".getBytes(StandardCharsets.US_ASCII)));
  }

  static String gitBlob(byte[] content) {
    MessageDigest blob = ContentHash.sha1();
    blob.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    blob.update(content);
    return ContentHash.hex(blob);
  }

  static String sha256(byte[] content) {
    MessageDigest hash = ContentHash.sha256();
    hash.update(content);
    return ContentHash.hex(hash);
  }
}
