package testbed.injector.source;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A public clip that can be fetched by name.
 *
 * @param name how the command knows it
 * @param uri where it is
 * @param description what is to be seen
 * @param licence what its publisher says about its use
 */
public record CatalogueVideo(String name, URI uri, String description, String licence) {
  private static final String DERF = "https://media.xiph.org/video/derf/y4m/";
  private static final String TERMS = "see https://media.xiph.org/video/derf/";

  /** All of them: talking heads of the Xiph collection, 1280x720, 60 fps, 10 s. */
  public static final List<CatalogueVideo> ALL =
      List.of(
          derf("johnny", "Johnny", "a man at a desk talks to the camera"),
          derf("kristen-and-sara", "KristenAndSara", "two women talk to the camera"),
          derf("four-people", "FourPeople", "four people at a table"));

  private static CatalogueVideo derf(String name, String file, String description) {
    URI uri = URI.create(DERF + file + "_1280x720_60.y4m");
    return new CatalogueVideo(name, uri, description, TERMS);
  }

  /** The clip of a name, in any case. */
  public static Optional<CatalogueVideo> find(String name) {
    return ALL.stream().filter(v -> v.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The file's own name. */
  public String fileName() {
    String path = uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
