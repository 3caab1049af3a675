package testbed.harness.videos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import testbed.harness.CommandFailure;
import testbed.injector.source.CatalogueVideo;
import testbed.injector.source.GeneratedScene;
import testbed.injector.source.VideoStore;
import testbed.traces.Nearest;

/** What may have been meant by the name of a video that there is not. */
public final class MeantVideo {
  private MeantVideo() {}

  /**
   * The failure of a command whose video could not be opened, with the nearest name.
   *
   * @param what begins the message, an option or a name
   * @param name as the user wrote it
   * @param why what was said about it
   */
  public static CommandFailure missing(String what, String name, Exception why) {
    String hint = hint(name).strip();
    return CommandFailure.badInput(
        what + ": " + why.getMessage() + (hint.isEmpty() ? "" : "; " + hint));
  }

  private static String hint(String wanted) {
    List<String> names = new ArrayList<>(List.of(GeneratedScene.NAME));
    try {
      VideoStore.ofUser().installed().forEach(video -> names.add(video.name()));
    } catch (IOException e) {
      return ""; // the folders cannot be looked through, so nothing of them was meant
    }
    CatalogueVideo.ALL.forEach(video -> names.add(video.name()));
    return wanted.contains("/") || names.contains(wanted) ? "" : Nearest.hint(wanted, names);
  }
}
