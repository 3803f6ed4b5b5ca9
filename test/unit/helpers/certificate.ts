/** A certificate that nobody has signed but itself, for 127.0.0.1; its key guards nothing. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  return { key: KEY, cert: CERTIFICATE }
}

const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJ6jhHKAG+yszAtP9
jvOfWY/XHgMjbnNp2e78pDkpMuOhRANCAARx2UuP/F8f05uR/zAyb8jwH1AsWaUE
Ofqs/ppXNzystB4wahtUa0ClTcTwdOVF5QEHK7oQJ0hBEVsmdcPDMMNS
-----END PRIVATE KEY-----`

const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUN2p76Tpe3ldDMaoxqd25wo9vin0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjAyNDYwOFoYDzIxMjYxMTAy
MDI0NjA4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARx2UuP/F8f05uR/zAyb8jwH1AsWaUEOfqs/ppXNzystB4wahtUa0Cl
TcTwdOVF5QEHK7oQJ0hBEVsmdcPDMMNSo28wbTAdBgNVHQ4EFgQUZcjJuGdjdHTk
H0QCVWBKrKYBKlQwHwYDVR0jBBgwFoAUZcjJuGdjdHTkH0QCVWBKrKYBKlQwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDRwAwRAIgA5hBWGN+Y/9VBSw3oezOxJyWk+FbrANLSCnDY9RfHOYCIFbi
zaF1pAu8iNLeoVAdVDLYGTw82z1mlBk/upbBIpeJ
-----END CERTIFICATE-----`
