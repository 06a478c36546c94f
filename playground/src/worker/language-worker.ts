/** The language server as a worker of the page. */
import "@khoan/language-server/browser";
