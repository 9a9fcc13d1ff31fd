# Lists who may log in to the servers.
require "net/http"

JUMPCLOUD_API_KEY = "41b3ec{|}75079db839ba92{|}1f3b18412d714b151adf"

request = Net::HTTP::Get.new("https://console.jumpcloud.com/api/systemusers")
request["x-api-key"] = JUMPCLOUD_API_KEY
