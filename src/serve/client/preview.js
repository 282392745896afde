// The preview's one script in a page. All it does is start the rest, which is in modules: a
// module cannot ask which element it was started by.

{
  const { hash = '' } = document.currentScript.dataset;
  import('/_wenzhai/start.js').then(({ start }) => start(hash));
}
