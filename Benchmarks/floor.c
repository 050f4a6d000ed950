/* The floor: what is left of a build when nothing is done but to read each note, have libcmark render it, put as many
 * bytes around it as a page of the theme has, and write the page. Two processes share the notes.
 *
 *     floor NOTES OUTPUT
 */
#include <cmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 2, CHROME = 6000 };

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void put(int file, const char *bytes, size_t count) {
    if (write(file, bytes, count) != (ssize_t)count) fail("write");
}

static void page(const char *notes, const char *output, const char *name, const char *chrome) {
    static char text[1 << 20];
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", notes, name);
    int file = open(path, O_RDONLY);
    if (file < 0) fail(path);
    ssize_t size = read(file, text, sizeof text);
    close(file);
    if (size < 0) fail(path);
    char *html = cmark_markdown_to_html(text, (size_t)size, CMARK_OPT_DEFAULT);
    int length = (int)strlen(name) - 3;
    snprintf(path, sizeof path, "%s/%.*s", output, length, name);
    if (mkdir(path, 0755) != 0) fail(path);
    snprintf(path, sizeof path, "%s/%.*s/index.html", output, length, name);
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0) fail(path);
    put(file, chrome, CHROME);
    put(file, html, strlen(html));
    close(file);
    free(html);
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: floor NOTES OUTPUT\n");
        return 64;
    }
    static char chrome[CHROME];
    memset(chrome, ' ', sizeof chrome);
    if (mkdir(arguments[2], 0755) != 0) fail(arguments[2]);
    for (int process = 0; process < PROCESSES; process++) {
        if (fork() != 0) continue;
        DIR *folder = opendir(arguments[1]);
        if (!folder) fail(arguments[1]);
        struct dirent *item;
        for (int number = 0; (item = readdir(folder)); number++) {
            size_t length = strlen(item->d_name);
            if (number % PROCESSES != process || length < 4 || strcmp(item->d_name + length - 3, ".md")) continue;
            page(arguments[1], arguments[2], item->d_name, chrome);
        }
        return 0;
    }
    int status, failed = 0;
    while (wait(&status) > 0) failed |= status;
    return failed != 0;
}
