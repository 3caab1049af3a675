package testbed.harness.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import testbed.harness.CommandFailure;

/** All systems that can be put under test: the described ones and those with an adapter. */
public final class Systems {
  private Systems() {}

  /** The adapters that a catalogue of descriptions does not hold. */
  @FunctionalInterface
  public interface Adapters {
    /** The systems that are driven by code. */
    List<SystemUnderTest> all();
  }

  /**
   * The system of this name.
   *
   * @param adapters looked through first
   * @throws CommandFailure when there is none
   */
  public static SystemUnderTest find(String nameOrFile, Adapters adapters) throws CommandFailure {
    List<SystemUnderTest> driven = adapters.all();
    for (SystemUnderTest system : driven) {
      if (system.name().equals(nameOrFile)) {
        return system;
      }
    }
    List<String> names = driven.stream().map(SystemUnderTest::name).toList();
    return new DescribedSystem(SystemCatalogue.ofUser().find(nameOrFile, names));
  }

  /** All systems, adapters last. */
  public static List<SystemUnderTest> all(Adapters adapters) throws CommandFailure {
    List<SystemUnderTest> all = new ArrayList<>();
    for (SystemDescription description : SystemCatalogue.ofUser().all()) {
      all.add(new DescribedSystem(description));
    }
    all.addAll(adapters.all());
    return all;
  }

  /** The Chromium to use: as named, else {@code $CHROME}, else Debian's. */
  public static Path chrome(Path named) {
    return browser(named, "CHROME", "/usr/lib/chromium/chromium");
  }

  /** The Firefox to use: as named, else {@code $FIREFOX}, else Debian's. */
  public static Path firefox(Path named) {
    return browser(named, "FIREFOX", "/usr/lib/firefox-esr/firefox-esr");
  }

  private static Path browser(Path named, String variable, String debians) {
    if (named != null) {
      return named;
    }
    String value = System.getenv(variable);
    return Path.of(value == null || value.isBlank() ? debians : value);
  }
}
