//! The keys of receipts, see `akashi_protocol::receipt`.

use akashi_protocol::receipt::ReceiptKeys;
use reqwest::Method;

use super::Server;
use crate::failure::Failure;

impl Server {
    /// `GET /v1/receipt-keys`
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn receipt_keys(&self) -> Result<ReceiptKeys, Failure> {
        self.json(self.request(Method::GET, &["receipt-keys"]))
            .await
    }
}
