#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// libcurl sets and reads options through variadic functions, which Swift cannot call: one
// function for each type of value that Koban uses.

static inline CURLcode koban_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koban_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koban_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode koban_curl_set_writer(CURL *handle, curl_write_callback writer) {
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writer);
}

static inline CURLcode koban_curl_set_header_reader(CURL *handle, curl_write_callback reader) {
    return curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, reader);
}

static inline long koban_curl_number(CURL *handle, CURLINFO info) {
    long value = 0;
    curl_easy_getinfo(handle, info, &value);
    return value;
}

static inline long long koban_curl_retry_after(CURL *handle) {
    curl_off_t value = 0;
    curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &value);
    return (long long)value;
}

static inline const char *koban_curl_redirect(CURL *handle) {
    char *value = NULL;
    curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &value);
    return value;
}

static inline const char *koban_curl_content_type(CURL *handle) {
    char *value = NULL;
    curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &value);
    return value;
}
