FROM alpine
ENV KIND backup/tenant
COPY get.sh /get.sh
CMD ["/get.sh"]
