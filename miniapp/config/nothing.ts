// Stands in for what Taro brings for engines older than .browserslistrc promises (fetch, AbortController), and for
// requests by JSONP, which the app never makes: a twentieth of the first load.
export default function nothing(): never {
  throw new Error('not in this app');
}
