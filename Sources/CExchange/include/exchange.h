#ifndef KOBAN_EXCHANGE_H
#define KOBAN_EXCHANGE_H

// Two files or folders of one file system change places in one step, so that at no moment
// either name is missing. Returns 0, or -1 with errno set (EINVAL or ENOSYS where the file
// system or the kernel cannot).
int koban_exchange(const char *left, const char *right);

#endif
