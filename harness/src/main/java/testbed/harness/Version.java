package testbed.harness;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version and commit of this build, as the build wrote them down. */
public final class Version implements IVersionProvider {
  private static final Properties BUILD = load();

  /** For picocli. */
  public Version() {}

  /** The version, for example {@code 0.1.0}. */
  public static String number() {
    return BUILD.getProperty("version", "unknown");
  }

  /** The commit this was built from, or {@code unknown} outside a checkout. */
  public static String commit() {
    return System.getProperty("testbed.commit", "unknown");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "testbed " + number() + " (commit " + commit() + ")",
      "Java " + Runtime.version() + " on " + System.getProperty("os.name")
    };
  }

  private static Properties load() {
    Properties p = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        p.load(in);
      }
    } catch (IOException e) {
      return new Properties();
    }
    return p;
  }
}
