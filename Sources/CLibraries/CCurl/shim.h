// Swift cannot call functions with `...`; these name the four types that an option's value has.
#include <curl/curl.h>

static inline CURLcode portico_curl_set_long(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode portico_curl_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode portico_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode portico_curl_set_context(CURL *curl, CURLoption option, void *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode portico_curl_set_read(CURL *curl, curl_read_callback value) {
  return curl_easy_setopt(curl, CURLOPT_READFUNCTION, value);
}

static inline CURLcode portico_curl_set_debug(CURL *curl, curl_debug_callback value) {
  return curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, value);
}

static inline CURLcode portico_curl_set_progress(CURL *curl, curl_xferinfo_callback value) {
  return curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode portico_curl_set_write(CURL *curl, curl_write_callback value) {
  return curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, value);
}

// The last answer's status.
static inline long portico_curl_status(CURL *curl) {
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  return status;
}
