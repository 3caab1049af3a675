package testbed.traces;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One public recording of one direction of a link: where it is, and how its content is known.
 *
 * @param fileName the name of the file, for example {@code Verizon-LTE-short.up}
 * @param url where it can be fetched; names a fixed commit, so the content there never changes
 * @param gitBlob the content's object id in the publishing repository: SHA-1 over a header with the
 *     length and the content
 * @param sha256 the SHA-256 of the content, where it is known
 * @param bytes the length of the content, where it is known
 * @param durationMs the last stamp, in milliseconds, where it is known
 */
public record Recording(
    String fileName,
    URI url,
    String gitBlob,
    Optional<String> sha256,
    OptionalLong bytes,
    OptionalInt durationMs) {

  /** Whether this is the recording's uncompressed content, to the byte. */
  public boolean matches(byte[] content) {
    MessageDigest blob = ContentHash.sha1();
    blob.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    blob.update(content);
    if (!ContentHash.hex(blob).equals(gitBlob)) {
      return false;
    }
    MessageDigest hash = ContentHash.sha256();
    hash.update(content);
    String actual = ContentHash.hex(hash);
    return sha256.map(actual::equals).orElse(true);
  }
}
