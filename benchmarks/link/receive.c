// receive PORT FILE SECONDS: takes UDP packets until none has come for SECONDS, then writes a line
// for each: its sequence number and the kernel's receive time stamp on the monotonic clock in ns.
// Past eight million it only counts. Says how many found this socket's buffer full, too.
#define _GNU_SOURCE
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>

static int64_t ns(struct timespec t) { return t.tv_sec * 1000000000LL + t.tv_nsec; }

static int64_t clock_ns(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return ns(t);
}

enum { MOST = 8000000 };

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: receive PORT FILE SECONDS\n");
    return 2;
  }
  int fd = socket(AF_INET, SOCK_DGRAM, 0), on = 1, buffer = 64 << 20;
  setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
  setsockopt(fd, SOL_SOCKET, SO_RXQ_OVFL, &on, sizeof on);
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer) < 0)
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
  bind(fd, (struct sockaddr *)&here, sizeof here);
  int64_t(*got)[2] = malloc(sizeof(int64_t[2]) * MOST);
  long count = 0;
  uint32_t overflowed = 0;
  char payload[65536], control[256];
  for (;;) {
    struct iovec part = {payload, sizeof payload};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control,
                             .msg_controllen = sizeof control};
    ssize_t length = recvmsg(fd, &message, 0);
    if (length < 8) break;
    int64_t stamp = 0;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&message); c; c = CMSG_NXTHDR(&message, c))
      if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_TIMESTAMPNS) {
        struct timespec t;
        memcpy(&t, CMSG_DATA(c), sizeof t);
        stamp = ns(t);
      } else if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_RXQ_OVFL) {
        memcpy(&overflowed, CMSG_DATA(c), sizeof overflowed);
      }
    int64_t apart = clock_ns(CLOCK_REALTIME) - clock_ns(CLOCK_MONOTONIC);
    if (count < MOST) {
      memcpy(&got[count][0], payload, 8);
      got[count][1] = stamp - apart;
    }
    if (++count == 1) {
      double idle = atof(argv[3]);
      struct timeval limit = {(long)idle, (long)((idle - (long)idle) * 1e6)};
      setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
  }
  FILE *out = fopen(argv[2], "w");
  for (long i = 0; i < count && i < MOST; i++)
    fprintf(out, "%lld %lld\n", (long long)got[i][0], (long long)got[i][1]);
  fclose(out);
  printf("%ld received, %u found its socket full\n", count, overflowed);
  return 0;
}
