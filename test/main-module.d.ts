/** What `cloudflare:workers` gives to tests inside workerd. */
declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import('../src/index.ts');
  }
}
