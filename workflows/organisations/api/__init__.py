"""The API of the room organisations."""

from workflows.people.access.routing import Router

from .merging import router as merging_router
from .safe import router as safe_router
from .staff import router as staff_router

router = Router()
router.add_router("", merging_router)
router.add_router("", safe_router)
router.add_router("", staff_router)

__all__ = ["router"]
