package testbed.shell.link;

/**
 * A link behind or before the one that the packet log shows: it limits the rate as well, but is not
 * the stage that logs, counters and changes are about. Only its drops are seen.
 *
 * @param rate what it does
 */
public record FurtherLink(Effect rate) implements Effect {
  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    return rate.open(output, observer);
  }
}
