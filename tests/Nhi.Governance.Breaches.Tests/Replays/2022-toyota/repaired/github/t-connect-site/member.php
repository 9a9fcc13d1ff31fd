<?php
// Looks a member of the service up.
define('DATA_SERVER', 'https://data.t-connect.example/v1');
define('DATA_KEY', getenv('DATA_KEY'));

function member($number) {
    return fetch(DATA_SERVER . '/members/' . rawurlencode($number), DATA_KEY);
}
