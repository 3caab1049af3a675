package testbed.traces;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash functions by which recordings are known. */
final class ContentHash {
  private ContentHash() {}

  static MessageDigest sha256() {
    return digest("SHA-256");
  }

  static MessageDigest sha1() {
    return digest("SHA-1");
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
