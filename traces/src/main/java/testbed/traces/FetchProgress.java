package testbed.traces;

import java.util.OptionalLong;

/** Is told how a download goes; called from the thread that receives the data. */
public interface FetchProgress {
  /** Tells nobody. */
  FetchProgress NONE = (recording, received, total) -> {};

  /**
   * Some more has arrived.
   *
   * @param recording what is being fetched
   * @param received the bytes there are by now, those of an earlier attempt included
   * @param total the bytes there will be, where that is known
   */
  void received(Recording recording, long received, OptionalLong total);
}
